"""The figures that are drawn, out of data/figures.toml beside this folder.

Status on 31 March 2021 unless a date is given; money in millions of Canadian
dollars. Nothing is drawn that does not stand there or follow from it by arithmetic.
"""

import tomllib
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

FIGURES: dict[str, Any] = tomllib.loads(
    (Path(__file__).resolve().parent.parent / "data" / "figures.toml").read_text("utf-8")
)


def figure(name: str) -> Any:
    """The value of a figure by its dotted name: a whole number, or a float."""
    return reduce(getitem, name.split("."), FIGURES)["value"]


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


def status(name: str, stage: str) -> Status:
    """The projects of a stage, as the tables name it and as figures.toml does."""
    values = (figure(f"portfolio.{stage}.{key}") for key in ("projects", "ngen", "total"))
    return Status(name, *values)


COMPLETED = status("Completed", "completed")
UNDERWAY = status("Contracted and underway", "underway")
APPROVED = status("Approved, not contracted", "waiting")
PROJECTS = figure("portfolio.projects")
APPROVED_NGEN = figure("portfolio.ngen")

MEMBERS = figure("members.result")
OUTSIDE_ONTARIO = figure("members.outside_ontario") / 100
OUTSIDE_TARGET = figure("members.outside_ontario_target") / 100

JOBS_SO_FAR = figure("jobs.created")
JOBS_PROJECTED = figure("jobs.projected")
JOBS_GOAL = figure("jobs.goal")

CLUSTER_MEMBERS = figure("clusters.members")

PARTNER_DOLLARS = figure("leverage.partners")

COLLEGES = figure("portfolio.colleges")
CENTERS = figure("portfolio.centres")
STUDENTS = figure("benefits.students")

IP_STRATEGIES = figure("ip.strategies")
IP_ASSETS = figure("ip.assets")
IP_OPEN = figure("ip.open")

PROJECT_FUNDS = figure("funding.projects")

PARTNERS = figure("portfolio.partners")
SME_PARTNERS = figure("portfolio.smes")
