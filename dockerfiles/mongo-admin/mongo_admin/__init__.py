"""Administration of a MongoDB replica set: initiation, members, roles and users."""
