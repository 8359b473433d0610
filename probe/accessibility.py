"""What three accessibility engines find on a page: axe, IBM Equal Access and HTML_CodeSniffer.

A finding is what an engine calls a failure. What it only asks a person to look at is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from probe import npm

AXE_TAGS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    *("best-practice", "experimental"),
]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
WIDTHS = {"wide": WIDE, "narrow": NARROW}
SETTINGS = [(scheme, width) for scheme in ("light", "dark") for width in WIDTHS]


@dataclass(frozen=True)
class Engine:
    """An engine: its script in node_modules, and how it is run.

    The run gives a list of [rule, what it says, element].
    """

    script: str
    run: str

    def source(self) -> str:
        """Return the engine's script."""
        return (npm.install(npm.ENGINES) / self.script).read_text(encoding="utf-8")


@dataclass(frozen=True)
class FalseAlarm:
    """A finding that is none: the rule, the elements it is about, and why they are right.

    It is to be seen on `page`, on a screen as wide as `width` says.
    """

    engine: str
    rule: str
    elements: str
    why: str
    page: str
    width: str = "wide"


ENGINES = {
    "axe": Engine(
        "axe-core/axe.min.js",
        f"""const options = {{runOnly: {{type: 'tag', values: {AXE_TAGS}}},
          resultTypes: ['violations'], elementRef: true}};
        const found = await axe.run(document, options);
        return found.violations.flatMap((one) =>
          one.nodes.map((node) => [one.id, one.help, node.element]));""",
    ),
    "ibm": Engine(
        "accessibility-checker-engine/ace-window.js",
        """const found = await new ace_ibma.Checker().check(document, ['IBM_Accessibility']);
        return found.results.filter((one) => one.value[1] === 'FAIL')
          .map((one) => [one.ruleId, one.message, one.node]);""",
    ),
    "htmlcs": Engine(
        "@pa11y/html_codesniffer/build/HTMLCS.js",
        """await new Promise((done) => HTMLCS.process('WCAG2AA', document, done));
        return HTMLCS.getMessages().filter((one) => one.type === HTMLCS.ERROR)
          .map((one) => [one.code, one.msg, one.element]);""",
    ),
}

FALSE_ALARMS = [
    FalseAlarm(
        "axe",
        "p-as-heading",
        ".nyckelfraga__text",
        "MUCF's key question is large because it is what the page asks: it is no heading of what "
        "follows, and has one of its own above it.",
        "en/fas/forutsattningar/",
    ),
    FalseAlarm(
        "ibm",
        "label_name_visible",
        ".modell a:has(.modell__streck)",
        "A word that is drawn on two lines is two elements, which the engine reads as two words; "
        "their text is one word, as axe reads it and as the name has it.",
        "",
    ),
    FalseAlarm(
        "ibm",
        "aria_role_redundant",
        ".matris *, .formtabell *, .diagram *",
        "The roles keep it a table where the style sheet lays it out as cards on a narrow screen: "
        "Safari forgets that an element is a table when its display is changed.",
        "strukturer/jamfor/",
    ),
    FalseAlarm(
        "ibm",
        "element_tabbable_role_valid",
        "div.tabell[role=region]:is([aria-label], [aria-labelledby])",
        "A table that scrolls sideways must be reached by the keyboard; axe demands it "
        "(scrollable-region-focusable), and a region is what it is.",
        "strukturer/bidrag-och-upphandling/",
    ),
    *(
        FalseAlarm(
            "ibm",
            rule,
            "details:not([open]) *",
            "A chapter of the form that is folded shows neither fields nor labels; the engine sees "
            "the fields and not their labels. Open, it finds them.",
            "exempel/bidra/",
            "narrow",
        )
        for rule in ("fieldset_label_valid", "input_label_exists")
    ),
    FalseAlarm(
        "ibm",
        "element_attribute_deprecated",
        "meta[http-equiv=Content-Security-Policy]",
        "The HTML standard has http-equiv, and this value is among those that it allows.",
        "",
    ),
]


def new_page(browser: Any, engine: str, scheme: str, width: str) -> Any:
    """Return a page with an engine on it; the site's policy does not bind the test's own script.

    Nothing moves there, so that no colour is met half-way to another.
    """
    context = browser.new_context(
        color_scheme=scheme, viewport=WIDTHS[width], bypass_csp=True, reduced_motion="reduce"
    )
    context.add_init_script(ENGINES[engine].source())
    return context.new_page()


def findings(page: Any, engine: str) -> list[str]:
    """Return what an engine finds on the page as it stands, without the false alarms."""
    known = [[one.rule, one.elements] for one in FALSE_ALARMS if one.engine == engine]
    return _run(page, engine, f"(one) => !{IS_ONE_OF}(one)", known)


def is_raised(page: Any, alarm: FalseAlarm) -> bool:
    """Return whether the engine still raises a false alarm on the page."""
    return bool(_run(page, alarm.engine, IS_ONE_OF, [[alarm.rule, alarm.elements]]))


IS_ONE_OF = """(([rule, , element]) =>
  known.some(([name, elements]) => name === rule && element.matches?.(elements)))"""


def _run(page: Any, engine: str, wanted: str, known: list[list[str]]) -> list[str]:
    found = page.evaluate(
        f"""async (known) => {{
          const run = async () => {{ {ENGINES[engine].run} }};
          const html = (element) => (element.outerHTML ?? element.nodeName).slice(0, 160);
          return (await run()).filter({wanted})
            .map(([rule, text, element]) => `${{rule}}: ${{text}} ${{html(element)}}`);
        }}""",
        known,
    )
    return sorted(set(found))
