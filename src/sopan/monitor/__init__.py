"""What really happened against what the SOP says: event logs, conformance, times, calibration."""
