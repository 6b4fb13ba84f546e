#!/bin/sh
# The demonstration: the bundled articles go into demo.db, and what Algeria and Russia did comes out.
set -e
cd "$(dirname "$0")/.."
./marsad add --db demo.db examples/dza-rus
./marsad timeline --db demo.db DZA RUS
cat <<'END'

Try next:
  ./marsad timeline --db demo.db DZA RUS --from 2001 --to 2010      a part of it
  ./marsad events --db demo.db --type SUPPORT                       acts of one type
  ./marsad stats --db demo.db                                       what the store holds
  ./marsad read examples/dza-rus                                    all that is read out of each article, as JSON
  ./marsad add --db my.db FOLDER                                    your own articles
END
