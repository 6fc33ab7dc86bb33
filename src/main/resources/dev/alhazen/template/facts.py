# What an interpreter says of itself, as one line of JSON.
import importlib.metadata
import json
import os
import site
import sys
import sysconfig

# Neither the working folder nor PYTHONPATH is there in the sandbox.
strange = {""} | set(os.environ.get("PYTHONPATH", "").split(os.pathsep))
sys.path = [entry for entry in sys.path if entry not in strange]

virtual = sys.prefix != sys.base_prefix
paths = sysconfig.get_paths()
if virtual:
    folders = [paths["purelib"], paths["platlib"]]
else:
    folders = [site.getusersitepackages()] if site.ENABLE_USER_SITE else []
packages = set()
for one in importlib.metadata.distributions():
    name = one.metadata["Name"]
    if name:
        packages.add(f"{name.lower().replace('_', '-')} {one.version}")
print(json.dumps({
    "base": sys.base_prefix,
    "prefix": sys.prefix,
    "version": "%d.%d" % sys.version_info[:2],
    "site": list(dict.fromkeys(folders)),
    "scripts": paths["scripts"],
    "shared": "SHARED" if sysconfig.get_config_var("Py_ENABLE_SHARED") else "WHOLE",
    "packages": sorted(packages),
}))
