"""LibreOffice without a window, with the same few fonts on every machine."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from probe.system import CARLITO, DEJAVU, WRITER, Font

# Nothing but these two: the machine's own settings and fonts decide nothing.
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <match>
    <test name="family"><string>Calibri</string></test>
    <edit name="family" mode="assign" binding="same"><string>Carlito</string></edit>
  </match>
  <match>
    <edit name="family" mode="append_last"><string>DejaVu Sans</string></edit>
  </match>
</fontconfig>
"""


def office(
    sources: Sequence[Path], form: str, target: Path, profile: Path, reading: str = ""
) -> list[Path]:
    """Open files in one LibreOffice without a window and save each in another form in target.

    The profile is a folder that the program keeps its settings in, and may be used again.
    ``reading`` is how the files are read, where the program cannot tell ("CSV:59,34,76").
    """
    program = WRITER.path()
    assert program, f"LibreOffice saknas: installera {WRITER.package}"
    command = [program, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
    command += [f"--infilter={reading}"] if reading else []
    command += ["--convert-to", form, "--outdir", str(target), *map(str, sources)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts(profile / "teckensnitt"))}
    result = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    made = [target / f"{source.stem}.{form}" for source in sources]
    missing = [file.name for file in made if not file.is_file()]
    assert not missing, f"{missing}: {result.stdout} {result.stderr}"
    return made


def fonts(folder: Path) -> Path:
    """Return a configuration of fonts in a folder: Carlito for Calibri, DejaVu for what it lacks.

    Carlito has Calibri's measures, so that a file has as many pages here as it has in Word.
    """
    configuration, links = folder / "fonts.conf", folder / "filer"
    if not configuration.exists():
        files = [file for font in (CARLITO, DEJAVU) for file in faces(font)]
        links.mkdir(parents=True)
        for file in files:
            (links / file.name).symlink_to(file)
        settings = _FONTCONFIG.format(fonts=links, cache=folder / "cache")
        configuration.write_text(settings, encoding="utf-8")
    return configuration


def faces(font: Font) -> list[Path]:
    """Return where the files of a font's faces are."""
    first = font.path()
    assert first, f"{font.files[0]} saknas: installera {font.package}"
    return [Path(first).with_name(name) for name in font.files]
