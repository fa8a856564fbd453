# .NET: there is no compiler here, so a parser reads what is generated.

bin/venv-dotnet/.requirements: tests/suites/dotnet/requirements.txt
	$(call say,installing a parser of C#)
	@python3 -m venv --clear bin/venv-dotnet
	@bin/venv-dotnet/bin/pip install --quiet --disable-pip-version-check -r tests/suites/dotnet/requirements.txt
	@touch $@

.PHONY: test-dotnet
test-dotnet: bin/venv-dotnet/.requirements ## Parse the .NET SDK and its example, and the C# of the documentation
	$(call say,parsing the .NET SDK)
	@rm -rf bin/snippets/csharp
	@go run ./tests/support/snippets/cmd/snippets -language csharp -out bin/snippets/csharp
	@bin/venv-dotnet/bin/python tests/suites/dotnet/parse.py
