"""Tests that need two screens; tests/e2e/test_two_screens.py starts them on two virtual ones."""
