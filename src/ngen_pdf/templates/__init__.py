"""The door to the templates beside this file: HTML with places to fill.

In: the name of a template. Out: the template, in Jinja2's sandbox. What fills it is
known to whoever asks for it; section text is never a template.
"""

import re
from functools import cache

from jinja2 import PackageLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ngen_pdf import unsettled


def template(name: str) -> Template:
    """The template of that path in templates/, with autoescaping; an undefined name fails."""
    return _environment().get_template(name)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=PackageLoader("ngen_pdf"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["css_string"] = _css_string
    environment.filters["marked"] = _marked
    return environment


def _css_string(text: str) -> Markup:
    """The text as CSS has it in quotes; HTML reads no entities in a <style>, only its end."""
    return Markup('"{}"').format(
        Markup(re.sub(r'[\\"\n\r\f]|(?<=<)/', lambda found: f"\\{ord(found[0]):x} ", text))
    )


def _marked(text: str) -> Markup:
    """The text of a setting, with what is not settled in it marked as in a section."""
    mark = r'<mark class="unsettled">\g<0></mark>'
    return Markup(unsettled.MARK.sub(mark, str(Markup.escape(text))))  # no bracket is escaped
