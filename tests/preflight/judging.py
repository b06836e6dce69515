"""What the rules of a profile find in a file, without what `check` makes of it."""

from ngen_pdf.preflight import profiles, reading
from ngen_pdf.preflight.rules import RULES, Found


def found(pdf: bytes, profile: str = "gwg-sheetfed") -> dict[str, list[Found]]:
    """The faults by code; codes without any are left out."""
    document = reading.read(pdf)
    terms = dict(profiles.named(profile).terms)
    applied = (rule for rule in RULES if rule.code in terms)
    told = {rule.code: list(rule.judge(document, terms[rule.code])) for rule in applied}
    return {code: faults for code, faults in told.items() if faults}
