"""WARC (ISO 28500), gzipped a record at a time or in any other way, or not at all.

`records` frames records and finds the next one behind damage, `members` does so for gzip members, `http` reads what a
record holds, `pages` makes pages of them. `newsbot.warc` writes what is fetched.

Why not a library: measured on a WARC of 190 news pages (57 MB; half of them with `Content-Encoding: gzip`), best of 3:

| | plain | gzip | a length that is wrong | "2 GB" | a damaged gzip member | cut short |
|---|---|---|---|---|---|---|
| warcio 1.8.1 | 0.11 s | 0.20 s | raises | rest lost | rest lost | no error |
| FastWARC 2.0.1 | 0.06 s | 0.10 s | raises | rest lost | raises | no error |
| this package, pages made | 0.17 s | 0.27 s | one reject | one reject | one reject | one reject |

All are fast enough: extraction takes a hundred times as long. But neither library reads on behind damage (FastWARC's
`strict_mode` makes no difference), and neither tells a truncated file from a whole one (warcio's issues 99, 127 and
138 ask for both): pages would be lost, most of them in silence.
"""

from newsbot.loaders.warc.pages import is_gzipped_warc, is_warc, read_records

__all__ = ["is_gzipped_warc", "is_warc", "read_records"]
