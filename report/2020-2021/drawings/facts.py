"""The figures that are drawn, each with the number of its fact and its source.

Status on 31 March 2021 unless a date is given; money in millions of Canadian
dollars. Nothing is drawn that does not stand here or follow from it by arithmetic.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Status:
    """Projects of one status: how many, what NGen pays, what they cost in all."""

    name: str
    projects: int
    ngen: float
    total: float

    @property
    def average(self) -> float:
        """Calculated: total cost of one project."""
        return self.total / self.projects

    @property
    def partners(self) -> float:
        """Calculated: what partners pay."""
        return self.total - self.ngen


COMPLETED = Status("Completed", 23, 39.8, 53.5)  # PP1, S4
UNDERWAY = Status("Contracted and underway", 43, 92.9, 245.4)  # PP2, S4
APPROVED = Status("Approved, not contracted", 25, 21.8, 50.1)  # PP3, S4
PROJECTS = 91  # PP4, S4
APPROVED_COST = 349.0  # PP4, S4
APPROVED_NGEN = 154.5  # FP5, S4

MEMBERS = 3334  # MS3, S2
OUTSIDE_ONTARIO = 0.36  # MS5, S2: 0.36 of 3,334 is 1,200 members
OUTSIDE_TARGET = 0.25  # MS4, S2
MEMBERS_TARGET = 3000  # MS2, S2
PROJECTS_TARGET = 60  # MS11, S2
COST_TARGET = 275.0  # MS12, S2
PARTNERS_TARGET = 150  # MS15, S2

JOBS_SO_FAR = 865  # BN3, S3
JOBS_PROJECTED = 15108  # BN4, S3
JOBS_GOAL = 13500  # BN2, S3

CLUSTER_MEMBERS = 1700  # CL1, S3: "1,700+"

PARTNER_DOLLARS = 1.26  # FP8, S4: calculated, for each dollar of NGen's

COLLEGES = 24  # CL10, S4: colleges and universities
CENTERS = 32  # CL10, S4: innovation and research centers
STUDENTS = 139  # BN9, S3


@dataclass(frozen=True, slots=True)
class Response:
    """The response to COVID-19 at one date of 2020, as it was told."""

    date: str
    projects: int
    worth: tuple[str, ...]
    interest: str = ""


RESPONSES = (
    Response("23 April", 11, ("projects approved,", "worth $32 million"), "850+"),  # BN25, S14
    Response("Mid-2020 (no day given)", 19, ("projects",), "1,000+"),  # BN26, S13
    Response("25 August", 20, ("projects, worth more", "than $54 million")),  # BN28, S16
)

IP_STRATEGIES = 50  # IP5, S3
IP_ASSETS = 75  # IP6, S3
IP_OPEN = 23  # IP7, S3
IP_TOUCHPOINTS = 194  # IP2, S5
IP_WORKSHOPS = 9  # IP3, S5
IP_DISCUSSIONS = 36  # IP4, S5

PROJECT_FUNDS = 190.0  # FP4, S39: the part of the agreement meant for projects

PARTNERS = 207  # MS21, S4
SME_PARTNERS = 187  # PP4, S4
