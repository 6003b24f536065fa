"""The page behind a receipt's QR. It knows the projection alone: no desk, no journal, no key of either."""
