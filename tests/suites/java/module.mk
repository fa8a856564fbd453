# Java: the SDK as a jar with its sources and its Javadoc, its example, and the tests that run both against the real
# engine.

JAVA_SDK   := $(shell find sdk/java -type f -not -path '*/target/*')
# What Maven downloads and installs stands in bin/, so that the second time nothing is asked of the network.
MAVEN_REPO := $(BIN)/java/repository
MAVEN      := mvn --batch-mode --quiet --no-transfer-progress -Dmaven.repo.local=$(MAVEN_REPO)

bin/hosts/pulumi-language-java: tools/java/go.mod tools/java/go.sum
	$(call say,building the Java language host (a minute or two, once))
	@cd tools/java && go build -o $(BIN)/hosts/pulumi-language-java -ldflags "-s -w" github.com/pulumi/pulumi-java/pkg/cmd/pulumi-language-java

# Built from a copy, like the Python SDK: Maven leaves what it compiles beside the sources.
bin/java/sdk.stamp: $(JAVA_SDK)
	$(call say,compiling the Java SDK and its Javadoc)
	@rm -rf bin/java/sdk && mkdir -p bin/java && cp -R sdk/java bin/java/sdk
	@$(MAVEN) --file bin/java/sdk install
	@touch $@

# The example is compiled and asked for its plugins as the language host does it: the host's own runs are offline.
bin/java/example.stamp: bin/java/sdk.stamp examples/java/pom.xml $(shell find examples/java/src -type f)
	$(call say,compiling the Java example)
	@rm -rf bin/java/example && cp -R examples/java bin/java/example && rm -rf bin/java/example/target
	@$(MAVEN) --file bin/java/example compile exec:java -DmainClass=com.pulumi.bootstrap.internal.Main -DmainArgs=packages > bin/java/packages.json
	@grep -q '"name":"aws-redis","version":"$(VERSION)"' bin/java/packages.json || { echo "the SDK does not say which plugin it needs"; exit 1; }
	@touch $@

# The programs that the documentation shows: all compile.
# The version of an artefact that the example names.
of_example   = $(shell awk '/<artifactId>$(1)</ { getline; gsub(/[^0-9.]/, ""); print }' examples/java/pom.xml)
JAVA_CLASSES = $(MAVEN_REPO)/com/pulumi/pulumi/$(call of_example,pulumi)/*:$(MAVEN_REPO)/com/pulumi/aws/$(call of_example,aws)/*:$(MAVEN_REPO)/com/google/code/findbugs/jsr305/3.0.2/*:$(MAVEN_REPO)/io/github/pulumi-aws-redis/aws-redis/$(VERSION)/aws-redis-$(VERSION).jar

bin/java/snippets.stamp: $(DOCUMENTATION) bin/java/example.stamp
	$(call say,compiling the Java programs of the documentation)
	@rm -rf bin/snippets/java
	@go run ./tests/support/snippets/cmd/snippets -language java -out bin/snippets/java
	@for program in bin/snippets/java/*/*/App.java; do \
		javac -proc:none -d $$(dirname $$program) -classpath "$(JAVA_CLASSES)" $$program || exit 1; done
	@touch $@

.PHONY: test-java
test-java: $(PLUGIN) $(AWS) $(RANDOM) bin/pulumi bin/hosts/pulumi-language-java bin/java/example.stamp bin/java/snippets.stamp ## Test the Java SDK and its example against the simulated AWS
	$(call say,testing in Java)
	@go test ./tests/suites/java/... -count=1 -parallel 2 -timeout 30m

# What `pulumi convert` makes of the examples in YAML, compiled in each language.

bin/convert: $(wildcard tools/java/convert/*.go) tools/java/go.mod tools/java/go.sum
	$(call say,building what converts programs in YAML)
	@cd tools/java && go build -o $(BIN)/convert ./convert

.PHONY: test-convert
test-convert: bin/convert bin/java/example.stamp bin/typescript-install-typescript bin/typescript-tools $(VENV)/.sdk ## Test that the YAML examples compile in other languages once converted
	$(call say,converting the YAML examples)
	@go test ./tests/suites/convert/... -count=1 -timeout 30m
