# Which modules the scripts of this folder import and this interpreter cannot find, as a JSON list
# of [module, file, line]. What a script imports on trial, and does without, is left out.
import ast
import glob
import importlib.util
import json
import sys

FORGIVING = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException"}


def forgives(node):
    if not isinstance(node, ast.Try):
        return False
    names = set()
    for handler in node.handlers:
        if handler.type is None:
            return True
        names |= {one.id for one in ast.walk(handler.type) if isinstance(one, ast.Name)}
    return bool(names & FORGIVING)


def imports(node):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield alias.name, child.lineno
        elif isinstance(child, ast.ImportFrom):
            if child.level == 0 and child.module:
                yield child.module, child.lineno
        elif not forgives(child):
            yield from imports(child)


def is_found(name):
    try:
        return importlib.util.find_spec(name) is not None
    except (ImportError, ValueError):
        return False


missing = {}
for path in sorted(glob.glob("*.py")):
    try:
        with open(path, encoding="utf-8") as file:
            tree = ast.parse(file.read())
    except (SyntaxError, ValueError):
        continue
    for name, line in imports(tree):
        top = name.split(".")[0]
        if top not in missing and top not in sys.builtin_module_names and not is_found(top):
            missing[top] = [top, path, line]
print(json.dumps(list(missing.values())))
