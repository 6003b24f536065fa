"""Kills, power cuts, failing disks, damaged files and wrong clocks, done to the real desk on a real disk."""
