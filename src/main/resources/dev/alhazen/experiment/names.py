"""Prints the names in Python files that are used and never defined. Files that make names at run time are passed over."""
import ast
import builtins
import symtable
import sys

GIVEN = set(dir(builtins)) | {
    "__file__", "__name__", "__doc__", "__spec__", "__package__", "__loader__", "__path__", "__cached__",
    "__builtins__", "__annotations__", "__debug__", "__class__", "__module__", "__qualname__", "__conditional_annotations__"}


def scopes(table):
    yield table
    for child in table.get_children():
        yield from scopes(child)


def makes_names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names):
            return True
        if isinstance(node, ast.Name) and node.id in {"exec", "globals", "NameError", "setattr"}:
            return True
    return False


def undefined(text, path):
    tree = ast.parse(text, path)
    if makes_names(tree):
        return
    tables = list(scopes(symtable.symtable(text, path, "exec")))
    defined = set(GIVEN)
    for table in tables:
        for symbol in table.get_symbols():
            here = table.get_type() == "module" or symbol.is_declared_global()
            if here and (symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()):
                defined.add(symbol.get_name())
    missing = {
        symbol.get_name()
        for table in tables
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (symbol.is_global() or table.get_type() == "module")}
    seen = set()
    for node in sorted((n for n in ast.walk(tree) if isinstance(n, ast.Name)), key=lambda n: (n.lineno, n.col_offset)):
        if node.id in missing - defined - seen and isinstance(node.ctx, ast.Load):
            seen.add(node.id)
            yield f"{path}:{node.lineno}:{node.col_offset + 1}: the name '{node.id}' is not defined"


faults = []
for path in sys.argv[1:]:
    try:
        with open(path, encoding="utf-8") as file:
            faults += undefined(file.read(), path)
    except (SyntaxError, ValueError, OSError, RecursionError):
        pass  # The compiler has told, or will.
print("\n".join(faults), file=sys.stderr)
sys.exit(1 if faults else 0)
