"""The regular expressions of the program, and how each is used: read from its source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("cchc_desktop", "ui", "db")
METHODS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")
USING = re.compile(rf"\.({'|'.join(METHODS)})\b|\bLimits\b")
MAKING = re.compile(r"\bre\.")


@dataclass(frozen=True)
class Use:
    """A compiled pattern of a module and one method that is called on it."""

    name: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    method: str


def modules(that_hold: re.Pattern[str]) -> Iterator[tuple[str, ast.Module]]:
    """Yield every module of the program by its name; only those are parsed whose source holds what is looked for."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            if that_hold.search(source):
                name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
                yield name, ast.parse(source)


def calls_on(tree: ast.Module) -> set[tuple[str, str]]:
    """Return what methods a module calls on which names."""
    return {
        (node.value.id, node.attr)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


def uses() -> list[Use]:
    """Return every compiled pattern of the program with every method that is called on it anywhere."""
    found: dict[tuple[int | str, str], Use] = {}
    for name, tree in modules(USING):
        methods = [(owner, method) for owner, method in sorted(calls_on(tree)) if owner != "re" and method in METHODS]
        for owner, method in methods:
            pattern = getattr(import_module(name), owner, None)
            if isinstance(pattern, re.Pattern):
                found[id(pattern), method] = Use(f"{name}.{owner}.{method}", pattern, method)
        for source in limits_in(name, tree):
            found[source, "fullmatch"] = Use(f"{name}: {source}", re.compile(source), "fullmatch")
    return sorted(found.values(), key=lambda use: use.name)


def limits_in(name: str, tree: ast.Module) -> Iterator[str]:
    """Yield the patterns that bound members of files: Limits(pattern=...)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Limits":
            for keyword in node.keywords:
                if keyword.arg == "pattern":
                    yield eval(ast.unparse(keyword.value), vars(import_module(name)))  # noqa: S307 - our own source


def compiled() -> dict[re.Pattern[str] | re.Pattern[bytes], str]:
    """Return the names of all patterns that are compiled where a module begins."""
    return {
        pattern: f"{name}.{target}"
        for name, _ in modules(MAKING)
        for target, value in vars(import_module(name)).items()
        for pattern in (value.values() if isinstance(value, dict) else (value,))
        if isinstance(pattern, re.Pattern)
    }


def not_compiled() -> list[str]:
    """Return the places where a pattern is made anywhere else."""
    return [
        f"{name}:{node.lineno}"
        for name, tree in modules(MAKING)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
        and node not in {part for top in tree.body if isinstance(top, ast.Assign) for part in ast.walk(top)}
    ]


FRAMES = ("{}", "{}\0", "0a {}\0")
"""What stands around a run: nothing, another end, a word before it and another end."""


def pieces_for(pattern: str) -> list[str]:
    """Return a pattern's own parts, and others that come in any file, for long runs of each."""
    pieces = dict.fromkeys([*" \t\n09aAăĂ.,:;-_/\\()[]{}<>\"'%&=!|", *pattern])
    pieces |= dict.fromkeys(f"{word} " for word in re.findall(r"\w{2,}", pattern))
    pieces |= dict.fromkeys(f"{one}{other}" for one in "0a .,<[{(" for other in "0a ., -")
    pieces |= dict.fromkeys(("<c ", "<si>", "<v> ", "{1:1", "{{", "năm 2", "Aa ", "0.000", "1,000"))
    return list(pieces)


def run_of(piece: str, frame: str, length: int) -> str:
    """Return a piece over and over, as long as wanted, in its frame."""
    return frame.format((piece * (length // len(piece) + 1))[:length])


def runs_for(pattern: str, length: int) -> Iterator[str]:
    """Yield long runs of a pattern's own parts and of texts that come in any file, each with another end."""
    for piece in pieces_for(pattern):
        for frame in FRAMES:
            yield run_of(piece, frame, length)
