"""Backup of MongoDB databases to a folder, a bucket or a store, encrypted; restore, and its verification.

A backup is a folder of objects in a target:

    20260102T030405Z-1a2b3c4d/0001.bson.gz.age    one collection: BSON documents by _id, gzip, age
    20260102T030405Z-1a2b3c4d/manifest.json.age   names, counts, hashes, indexes, options: encrypted
    20260102T030405Z-1a2b3c4d/summary.json        times, sizes and hashes of the encrypted objects

The summary is written last: a folder without one is an unfinished backup, which is
never restored and is removed by the next run, or by the store. Without the age identity the objects
tell when a backup was made, how many collections it has and how large each is.
They tell neither names, nor counts, nor indexes, nor any document. `age --decrypt`,
`gunzip` and `bsondump` read them without this program.

Each object is bound to the others by SHA-256: the manifest has the hashes of every
encrypted and every plain collection and the name of the backup, the summary has
the hash of the manifest and repeats what the manifest says in the clear.

Limits of authenticity. The side that writes backups holds no secret, only the
public recipient. One who can write to the target, without the identity:

- cannot read a document, change one in a backup, or mix objects of two backups:
  age authenticates each chunk, and the manifest binds the rest;
- can delete backups of a folder or a bucket, and present an old one as the newest:
  restores and checks refuse one older than MAX_AGE_SECONDS, and the metrics show its age;
- can encrypt a backup of their own making to the recipient, which is public. Only
  a value kept elsewhere finds that: each run logs the SHA-256 of its manifest, and
  a restore with MANIFEST_SHA256 accepts no other.

A store (`serve` with ADD_SUBJECTS, or a bucket with object lock) takes the power to
delete and to replace away: a writer adds objects, each once, to backups of about now
by the store's clock, and reads none. The store prunes itself, so that no client needs
to remove anything, and keeps the earliest backup of each period, so that what is
added displaces nothing that is kept (`retention`). What a stolen certificate of a
writer still allows: forged backups from then on, of which the newest is what a
restore takes unless it is held to MANIFEST_SHA256; and to fill the free space.

A drill has its verdict at its end: `restore` posts a failure at once and leaves a
pass in REPORT_FILE, which `report` posts after what runs on the restored data.
"""

VERSION = "1"
"""Of the program, in each manifest."""
