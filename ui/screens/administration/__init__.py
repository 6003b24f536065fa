"""Quản trị: what an office is, who works there, its calendar and its catalogue."""
