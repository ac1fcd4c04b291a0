"""Packs src/python/lanecast, a shared library and the tool into a wheel of this machine: pack.py LIBRARY TOOL FOLDER."""

import base64
import ctypes
import hashlib
import platform
import sys
import zipfile
from pathlib import Path

METADATA = """Metadata-Version: 2.1
Name: lanecast
Version: {version}
Summary: Trains recurrent networks to forecast time series
License: GPL-3.0-or-later
Requires-Python: >=3.9
Requires-Dist: numpy
Requires-Dist: pandas
Provides-Extra: xarray
Requires-Dist: xarray; extra == "xarray"
Provides-Extra: torch
Requires-Dist: torch; extra == "torch"
Description-Content-Type: text/markdown

{description}"""

WHEEL = """Wheel-Version: 1.0
Generator: lanecast
Root-Is-Purelib: false
Tag: {tag}
"""


def main(library: Path, tool: Path, folder: Path) -> None:
    top = Path(__file__).resolve().parents[2]
    loaded = ctypes.CDLL(str(library))
    loaded.lc_version.restype = ctypes.c_char_p
    version, tag = loaded.lc_version().decode(), f"py3-none-linux_{platform.machine()}"
    info = f"lanecast-{version}.dist-info"
    files = {f"lanecast/{file.name}": file.read_bytes() for file in sorted((top / "src/python/lanecast").glob("*.py"))}
    files["lanecast/liblanecast.so"] = library.read_bytes()
    files[f"lanecast-{version}.data/scripts/lanecast"] = tool.read_bytes()
    files[f"{info}/METADATA"] = METADATA.format(
        version=version, description=(top / "docs/python.md").read_text()
    ).encode()
    files[f"{info}/WHEEL"] = WHEEL.format(tag=tag).encode()
    files[f"{info}/LICENSE"] = (top / "LICENSE").read_bytes()
    record = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / f"lanecast-{version}-{tag}.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100755 if "/scripts/" in name else 0o100644) << 16
            wheel.writestr(entry, data)


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


main(*map(Path, sys.argv[1:]))
