"""What `Do` draws, and what marked content says (ISO 32000-2, 8.8, 8.10, 14.6).

In: operands of `Do`, `BMC`, `BDC`, `EMC`. Out: marks of forms and images, what marks are of. What
an image is belongs to `images`.
"""

from typing import TYPE_CHECKING, Any

import pikepdf

from ngen_pdf import matrices
from ngen_pdf.matrices import UNIT
from ngen_pdf.preflight.facts import Group
from ngen_pdf.preflight.reading import foreign, graphics, images, states
from ngen_pdf.preflight.reading.graphics import Marked
from ngen_pdf.preflight.reading.inside import Inside
from ngen_pdf.preflight.reading.objects import readable

if TYPE_CHECKING:
    from ngen_pdf.preflight.reading.content import Content


def draw(content: "Content", operands: list[Any]) -> None:
    """`Do`: an image, or a form with all that it paints."""
    name = operands[0]
    source = content.resources.find("/XObject", name)
    if not isinstance(source, pikepdf.Stream):
        content.walk.fault(f"there is no image or form `{readable(name)}`")
        return
    outer = content.marked
    layer = source.get("/OC")
    if layer is not None and not content.walk.reader.layers.printed(layer):
        content.marked = outer._replace(printed=False)
    content.walk.leave(foreign.of_object(source))
    try:
        if source.get("/Subtype") == "/Image":
            images.paint(content, name, source)
        elif source.get("/Subtype") == "/Form":
            _draw_form(content, name, source)
    finally:
        content.marked = outer


def _draw_form(content: "Content", name: str, form: Any) -> None:
    inside = content.graphics.copy()
    matrix = matrices.matrix(form.get("/Matrix", UNIT))
    inside.ctm = matrices.product(matrix, inside.ctm)
    inside.clip = graphics.within(form, inside.ctm, inside.clip)
    group = form.get("/Group")
    if isinstance(group, pikepdf.Dictionary) and group.get("/S") == "/Transparency":
        space, through = states.blend_space(content, group), (*content.through, readable(name))
        fact = Group(space, luminosity=False, page=False, through=through)
        content.walk.groups[fact] = None
        states.group(content, inside)
    content.walk.enter(form, name, content, Inside(inside))


def begin_marked(content: "Content", operands: list[Any]) -> None:
    """`BMC`, `BDC`: an artifact, a part of the structure, or what is in a layer."""
    content.markings.append(content.marked)
    tag, properties = operands[0], operands[1] if len(operands) > 1 else None
    artifact, mcid, printed = content.marked
    if isinstance(properties, str):
        properties = content.resources.find("/Properties", properties)
        if tag == "/OC" and not content.walk.reader.layers.printed(properties):
            printed = False
    if isinstance(properties, dict | pikepdf.Dictionary) and "/MCID" in properties:
        mcid = int(properties["/MCID"])
    content.marked = Marked(artifact or tag == "/Artifact", mcid, printed)


def end_marked(content: "Content", _operands: list[Any]) -> None:
    """`EMC`."""
    if content.markings:
        content.marked = content.markings.pop()
    else:
        content.walk.fault("marked content ends that did not begin")


def uncolor(content: "Content", _operands: list[Any]) -> None:
    """`d1`: a Type3 glyph that is only a shape, in the color of the text (9.6.4)."""
    content.uncolored = True
