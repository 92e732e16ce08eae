"""The cascade from the organisation to the titles of its SOPs (deck 28-36): checks, proposals, coverage."""

from sopan.organise.sotk.check import periksa
from sopan.organise.sotk.coverage import Cakupan, cakupan
from sopan.organise.sotk.findings import Temuan
from sopan.organise.sotk.titles import UsulJudul, usul_judul, usul_uraian

__all__ = ["Cakupan", "Temuan", "UsulJudul", "cakupan", "periksa", "usul_judul", "usul_uraian"]
