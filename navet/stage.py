"""Makes a folder beside the one that it replaces, and puts it there when it is whole.

Whatever happens meanwhile, the old folder stands as it was. Several processes may do this to the
same folder at once: each has a place of its own, and the last one done is the one that stays.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

MARK = ".bygge-"
_LOCK, _NEW, _OLD = "las", "ny", "gammal-"
_TRIES = 100
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST)
# What locking a folder ends in when another process clears it away meanwhile: the lock asks for
# the folder, finds it there and then finds it gone.
_CLEARED_AWAY = (FileNotFoundError, FileExistsError)


class CannotReplace(Exception):
    """The folder could not be replaced; the message is a Swedish sentence that says what to do."""


@dataclass(frozen=True)
class Stage:
    """A place to make a folder in: write to ``new``, then ``publish`` it as ``final``, or not.

    ``home`` holds all that this process makes on the way; ``lock`` is held while it lives, so that
    others can tell it from what a killed process has left.
    """

    final: Path
    home: Path
    lock: FileLock

    @property
    def new(self) -> Path:
        """Return the folder to write to."""
        return self.home / _NEW

    def publish(self) -> None:
        """Put the new folder in the old one's place; CannotReplace if the system does not let it.

        Hidden files of the old folder that the new one lacks are kept, for example a ``.git``.
        """
        try:
            with contextlib.suppress(FileNotFoundError):
                shutil.copymode(self.final, self.new)
            try:
                self._swap()
            except OSError:
                _mirror(self.new, self.final)
        except OSError as error:
            raise CannotReplace(
                f"Den färdiga sajten gick inte att lägga i {self.final}. Stäng program som "
                "använder mappen, se efter att du får skriva där och att disken har plats. Bygg "
                "sedan igen."
            ) from error
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove everything that this process made on the way."""
        _remove(self.home, self.lock)

    def _swap(self) -> None:
        """Move the old folder away and the new one there; as many times as others come between."""
        for attempt in range(_TRIES):
            old = self.home / f"{_OLD}{attempt:02}"
            with contextlib.suppress(FileNotFoundError):
                self.final.rename(old)
            try:
                self.new.rename(self.final)
            except OSError as error:
                # Another was first, and its folder may have been moved away again since then.
                if error.errno in _TAKEN or self.final.exists():
                    continue
                with contextlib.suppress(OSError):
                    old.rename(self.final)
                raise
            _keep_hidden(self.home, self.final)
            return
        raise OSError(f"{self.final} is replaced by others all the time")


def begin(target: Path) -> Stage:
    """Prepare to replace the folder target, which need not exist; a link to a folder is followed.

    What killed processes have left is put right and cleared away first. CannotReplace if target is
    a file, or nothing can be written anywhere.
    """
    final = Path(os.path.realpath(target))
    if _is_no_folder(final):
        raise CannotReplace(f"{final} är en fil. Flytta den, eller bygg till en annan mapp.")
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        _clear_after_killed(final)
        return _claim(final)
    except OSError as error:
        raise CannotReplace(
            f"Det går inte att skriva i {final.parent}. Välj en annan mapp, eller se efter att "
            "du får skriva där och att disken har plats."
        ) from error


def _is_no_folder(final: Path) -> bool:
    """Return whether something else is there, asked once: another may move the folder meanwhile."""
    try:
        return not stat.S_ISDIR(final.stat().st_mode)
    except OSError:
        return False


def _claim(final: Path) -> Stage:
    while True:
        home = _work_folder(final)
        lock = FileLock(home / _LOCK)
        with contextlib.suppress(Timeout, *_CLEARED_AWAY):
            lock.acquire(timeout=0)
            return Stage(final, home, lock)


def _work_folder(final: Path) -> Path:
    """Make a folder beside the final one, or among the system's temporary ones if that is closed.

    Beside it, a whole folder can be moved into place at once.
    """
    prefix = f".{final.name}{MARK}"
    try:
        return Path(tempfile.mkdtemp(prefix=prefix, dir=final.parent))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=prefix))


def _clear_after_killed(final: Path) -> None:
    pattern = f".{glob.escape(final.name)}{MARK}*"
    for home in sorted(final.parent.glob(pattern)):
        lock = FileLock(home / _LOCK)
        with contextlib.suppress(Timeout, *_CLEARED_AWAY):
            lock.acquire(timeout=0)
            _put_right(home, final)
            _remove(home, lock)


def _remove(home: Path, lock: FileLock) -> None:
    """Remove a place to work in while its lock is held, and let go of the lock.

    Otherwise another takes it for what a killed process has left, or for its own. Windows removes
    no file that is held: the lock's goes afterwards.
    """
    shutil.rmtree(home, ignore_errors=True)
    lock.release()
    if os.name == "nt":
        shutil.rmtree(home, ignore_errors=True)


def _put_right(home: Path, final: Path) -> None:
    """Finish what a process that was killed between two moves had begun."""
    old = sorted(home.glob(f"{_OLD}*"), reverse=True)
    whole = [folder for folder in (home / _NEW, *old) if old and folder.is_dir()]
    if whole and not final.exists():
        whole[0].rename(final)
    if final.is_dir():
        _keep_hidden(home, final)


def _keep_hidden(home: Path, final: Path) -> None:
    """Move hidden entries of the old folders in home to the final one, unless it has them."""
    for hidden in home.glob(f"{_OLD}*/.*"):
        if MARK not in hidden.name and not (final / hidden.name).exists():
            hidden.rename(final / hidden.name)


def _mirror(source: Path, target: Path) -> None:
    """Make target hold what source holds, file by file, for a folder that cannot be moved.

    That is a mount point, say, or a folder that some program keeps open. No file is half-written
    at any time.
    """
    for file in _files(source):
        place = target / file.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{place.name}{MARK}{os.getpid()}")
        shutil.copyfile(file, beside)
        beside.replace(place)
    for file in list(_files(target)):
        if not (source / file.relative_to(target)).exists() and not _is_hidden(file, target):
            file.unlink()
    for folder in sorted((one for one in target.rglob("*") if one.is_dir()), reverse=True):
        if not _is_hidden(folder, target) and not any(folder.iterdir()):
            folder.rmdir()


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in folder.rglob("*") if one.is_file())


def _is_hidden(entry: Path, folder: Path) -> bool:
    first = entry.relative_to(folder).parts[0]
    return first.startswith(".") and MARK not in first
