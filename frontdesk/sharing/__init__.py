"""The desk's side of the citizens' page: keeps projection and page going, and takes the page's votes."""
