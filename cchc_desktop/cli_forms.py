"""What the commands import and export say about a workbook of another office."""

from __future__ import annotations

import argparse

from cchc_desktop.report.loading import COMMA, DOT, Choices


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the answers to what a stranger's workbook leaves open."""
    parser.add_argument(
        "--decimals", choices=(DOT, COMMA), default="", help="dấu thập phân trong sổ Excel của nơi khác"
    )
    parser.add_argument("--template", metavar="ID", default="", help="mẫu của sổ Excel, nếu trong tệp không rõ")
    parser.add_argument("--period", metavar="KEY", default="", help="kỳ của sổ Excel, ví dụ 2023-H1")


def choices_of(call: argparse.Namespace) -> Choices:
    """Return the answers a call gives."""
    return Choices(call.decimals, call.template, call.period)
