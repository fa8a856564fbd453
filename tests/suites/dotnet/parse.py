"""Parses the SDK for .NET and its example with a grammar of C#, for want of a compiler: no file has a wrong syntax,
the project files are well-formed, and what the project of the SDK packs is there."""

import sys
from pathlib import Path
from xml.etree import ElementTree

import tree_sitter_c_sharp
from tree_sitter import Language, Node, Parser

ROOT = Path(__file__).resolve().parents[3]
SDK = ROOT / "sdk" / "dotnet"
EXAMPLE = ROOT / "examples" / "dotnet"
SNIPPETS = ROOT / "bin" / "snippets" / "csharp"
PROJECT = SDK / "PulumiAwsRedis.AwsRedis.csproj"


def wrong(node: Node) -> list[Node]:
    """The innermost nodes that the grammar has no name for."""
    if not node.has_error:
        return []
    inner = [found for child in node.children for found in wrong(child)]
    return inner or [node]


def syntax(parser: Parser, path: Path) -> list[str]:
    tree = parser.parse(path.read_bytes())
    return [f"{path}:{node.start_point.row + 1}: not C#" for node in wrong(tree.root_node)]


def packed() -> list[str]:
    """What the project includes and is not in the folder."""
    project = ElementTree.parse(PROJECT).getroot()
    problems = [
        f"{PROJECT}: no {tag}"
        for tag in ("PackageLicenseExpression", "PackageReadmeFile", "Version")
        if not project.findtext(f".//{tag}")
    ]
    for tag in ("None", "EmbeddedResource"):
        for item in project.iter(tag):
            if not (SDK / item.attrib["Include"]).is_file():
                problems.append(f"{PROJECT}: there is no {item.attrib['Include']}")
    return problems


def main() -> int:
    parser = Parser(Language(tree_sitter_c_sharp.language()))
    if not syntax_is_seen(parser):
        print("the parser takes anything for C#")
        return 1
    files = sorted(SDK.rglob("*.cs")) + sorted(EXAMPLE.rglob("*.cs")) + sorted(SNIPPETS.rglob("*.cs"))
    problems = [problem for path in files for problem in syntax(parser, path)] + packed()
    for path in EXAMPLE.glob("*.csproj"):
        ElementTree.parse(path)
    for problem in problems:
        print(problem)
    print(f"{len(files)} files of C# parsed")
    return 1 if problems or len(files) < 20 else 0


def syntax_is_seen(parser: Parser) -> bool:
    return parser.parse(b"class A { void B( { } }").root_node.has_error


if __name__ == "__main__":
    sys.exit(main())
