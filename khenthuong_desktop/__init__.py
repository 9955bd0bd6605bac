"""Khen thưởng Desktop: offline emulation and commendation dossiers for Vietnam's offices."""

__version__ = "0.1.0"
