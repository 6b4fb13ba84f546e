#!/bin/sh
# The demonstration: the bundled articles go into demo.db, and what Algeria and Russia did comes out.
set -eu
cd "$(dirname "$0")/.."
db=demo.db
echo "Reading examples/dza-rus (fictitious outlets, public facts) into $db"
# A store that another state of the program left is made anew: it holds nothing but the examples.
./marsad check --quiet --db "$db" >/dev/null 2>&1 || rm -f "$db" "$db-wal" "$db-shm"
./marsad add --db "$db" examples/dza-rus
echo
./marsad timeline --db "$db" DZA RUS
./marsad stats --db "$db" | sed -n '1,4p'
cat <<END

Try next:
  ./marsad timeline --db $db DZA RUS --lang ar                      the same with labels in Arabic
  ./marsad timeline --db $db DZA RUS --from 2001 --to 2010          a part of it
  ./marsad timeline --db $db DZA RUS --context military --json      as data, one act a line
  ./marsad events --db $db --type SUPPORT                           acts of one type
  ./marsad show --db $db w-20230615-2                               an article with all that was read out of it
  ./marsad stats --db $db                                           what the store holds
  ./marsad read examples/dza-rus                                    all of it as JSON Lines, without a store
  ./marsad add --db my.db FOLDER                                    your own articles
END
