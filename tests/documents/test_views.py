"""The files of a site that is served are made anew when what they are made of is another."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from unittest import mock

import pytest

from navet.content.reader import Content
from navet.content.registers import Registers
from navet.documents import views
from navet.documents.manifest import Manifest


@pytest.fixture
def made() -> Iterator[mock.Mock]:
    """Return what makes files, which have not been made; it says that there are none."""
    nothing = mock.Mock(return_value=Manifest(()))
    ready = mock.patch.multiple(
        views._Ready, create=True, content=None, made_of=None, manifest=Manifest(())
    )
    with ready, mock.patch.object(views, "_made", nothing):
        yield nothing


def with_another_text(content: Content) -> Content:
    """Return content whose pages are read anew, as when one of them has been saved."""
    return dataclasses.replace(content, site=dataclasses.replace(content.site))


def test_a_served_site_keeps_its_files_while_only_texts_change(
    content: Content, made: mock.Mock
) -> None:
    for _ in range(3):
        views.ready(with_another_text(content), serving=True)
    assert made.call_count == 1


def test_a_served_site_has_new_files_for_other_data(content: Content, made: mock.Mock) -> None:
    views.ready(content, serving=True)
    documents = dict(content.registers.documents)
    documents["workshop"] = dataclasses.replace(documents["workshop"], data={})
    views.ready(dataclasses.replace(content, registers=Registers(documents)), serving=True)
    assert made.call_count == 2


def test_a_site_that_is_built_has_new_files_for_other_texts(
    content: Content, made: mock.Mock
) -> None:
    for _ in range(2):
        views.ready(with_another_text(content))
    assert made.call_count == 2
