# Marsad: make · make demo · make test · make lint · make bless · make torture · make setup
#         make install PREFIX=… · make deb · make clean
#
# Sources are found by wildcard: a new .c in src/ needs no line here. Everything built lies in build/, except the
# program and its data file, which stand here side by side. Variants for hunting faults stand on their own:
#   make SAN=address   memory and undefined behaviour   -> build/asan/marsad
#   make SAN=thread    races                            -> build/tsan/marsad
#   make SAN=fuzz      clang's fuzzers                  -> build/fuzz/fuzz_*
# V=1 shows the commands. WEB=0 leaves the pages out; there are none to build yet.

MAKEFLAGS += --no-print-directory
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
ifndef V
.SILENT:
endif
.DELETE_ON_ERROR:
.SECONDARY:

SAN ?=
WEB ?= 1
dir_address := asan
dir_thread  := tsan
dir_fuzz    := fuzz
san_address := address,undefined
san_thread  := thread
san_fuzz    := fuzzer-no-link,address,undefined
B   := build$(if $(SAN),/$(dir_$(SAN)))
BIN := $(if $(SAN),$B/marsad,marsad)
LIB := $B/libmarsad.a

PREFIX ?= /usr/local
CFLAGS ?= -O2 -g
WERROR ?= -Werror
ifeq ($(SAN),fuzz) # NULL + 0, which clang reports, is what C leaves open and every compiler takes as NULL
CC     := clang
CFLAGS := -O1 -g -DENTRIES_MOST=256
more_fuzz := -fno-sanitize=pointer-overflow
endif
PKGS   := sqlite3 jansson libxxhash
flags  := -std=gnu11 -D_GNU_SOURCE -Iinclude -Isrc $(shell pkg-config --cflags $(PKGS) 2>/dev/null) \
          -Wall -Wextra $(WERROR) -pthread -fPIC -fvisibility=hidden $(CPPFLAGS) $(CFLAGS)
libs   := $(shell pkg-config --libs sqlite3 jansson 2>/dev/null) -lm $(LDLIBS)
ifneq ($(SAN),)
flags  += -fsanitize=$(san_$(SAN)) -fno-sanitize-recover=all -fno-omit-frame-pointer $(more_$(SAN))
endif

obj   = $(patsubst %.c,$B/obj/%.o,$(1))
SRC  := $(filter-out src/cli/%,$(wildcard src/*.c src/*/*.c))
CLI  := $(wildcard src/cli/*.c)
FUZZ := $(patsubst tests/fuzz/%.c,build/fuzz/%,$(wildcard tests/fuzz/fuzz_*.c))
UNIT := $(patsubst %.c,$B/%,$(wildcard tests/unit/test_*.c))
DATA := $(shell find data 2>/dev/null)
link  = $(CC) $(flags) $(LDFLAGS) -o $@ $(filter %.o %.a,$^) $(libs)

all: $(BIN) $(BIN).data

$(BIN): $(call obj,$(CLI)) $(LIB)
	echo "  link  $@"
	$(link)

$(LIB): $(call obj,$(SRC))
	rm -f $@
	$(AR) rcs $@ $^

$B/mkdata: $(call obj,tools/mkdata.c) $(LIB)
	echo "  link  $@"
	$(link)

$B/train: $(call obj,tools/train.c) $(LIB)
	echo "  link  $@"
	$(link)

$B/trainnames: $(call obj,tools/trainnames.c) $(LIB)
	echo "  link  $@"
	$(link)

# Learns data/ar/nametags.tsv anew (NER=… the folder of the corpora); the program runs without its rows.
NER ?= ../shared/corpus/ner
names: $B/trainnames
	$B/trainnames data data/ar/nametags.tsv $(NER)/anercorp.train.conll $(NER)/aqmar.train.conll $(NER)/aqmar.dev.conll

# Learns data/ar/order-wikinews.tsv anew from the WikiNews corpus (CORPUS=…); the program runs without it.
CORPUS ?= ../shared/corpus/wikinews/segmentation-pos.half1.tsv
model: $B/train
	rm -f data/ar/order-wikinews.tsv
	$B/train data $(CORPUS) data/ar/order-wikinews.tsv

$(BIN).data: $B/mkdata $(DATA)
	echo "  data  $@"
	$B/mkdata data $@

$B/tests/unit/%: $B/obj/tests/unit/%.o $(LIB)
	mkdir -p $(@D)
	$(link) -lcmocka

$B/tests/unit/test_nomem: LDFLAGS += -Wl,--wrap=malloc,--wrap=calloc

$B/fuzz_%: $B/obj/tests/fuzz/fuzz_%.o $B/obj/tests/fuzz/knowledge.o $(LIB)
	$(link) -fsanitize=fuzzer

$B/obj/%.o: %.c | $B/ready
	echo "  cc    $<"
	mkdir -p $(@D)
	$(CC) $(flags) -MMD -MP -c -o $@ $<

# The store's SQL as C.
$B/gen/sql.inc: tools/sql.awk src/store/statements.sql $(sort $(wildcard src/store/schema/*.sql))
	mkdir -p $(@D)
	awk -f $^ >$@
$(call obj,$(wildcard src/store/*.c) tests/unit/test_store.c): $B/gen/sql.inc
$(call obj,$(wildcard src/store/*.c) tests/unit/test_store.c): flags += -I$B/gen

$B/fault.so: tests/fault/fault.c | $B/ready
	$(CC) $(flags) -fvisibility=default -fno-builtin -fPIC -shared -o $@ $<

# Says in one line what is missing, and stops; `make setup` puts it in place.
$B/ready: tools/setup.sh
	tools/setup.sh --check build
	mkdir -p $B && touch $@

setup:
	tools/setup.sh build test

# These set up first; a second make does the work, for only it sees what was installed.
demo test bless torture:
	tools/setup.sh build $(if $(filter demo,$@),,test) $(filter torture,$@)
	$(MAKE) run-$@

run-demo: all
	tools/demo.sh

run-test: all $B/mkdata $(UNIT) $(if $(SAN),,fuzzers $B/fault.so)
	python3 tests/run.py --build $B --bin $(BIN)

run-bless: all $B/mkdata $(UNIT)
	BLESS=1 python3 tests/run.py --build $B --bin $(BIN)

# Each stage by itself, and on to the next where one fails; the last line says which did. STAGES="..." runs some of them:
# tests and days under each sanitizer, leaks, and four that the tests know to do at length.
STAGES := asan tsan asan-days tsan-days leaks faults kills linear fuzz mutants
run-torture: all $(UNIT) fuzzers $B/fault.so
	failed=; for stage in $(STAGES); do \
	  echo "== $$stage, $$(date -u +%H:%M)"; $(MAKE) torture-$$stage || failed="$$failed $$stage"; \
	done; echo "torture: $${failed:+broken:}$${failed:-nothing broke}"; test -z "$$failed"

torture-asan:      ; $(MAKE) SAN=address run-test
torture-tsan:      ; $(MAKE) SAN=thread run-test
torture-asan-days: ; $(MAKE) SAN=address run-days
torture-tsan-days: ; $(MAKE) SAN=thread run-days
torture-faults:    ; FAULTS=all ONLY=faults $(MAKE) run-test
torture-kills:     ; KILLS=200 DAMAGES=200 ONLY="kills damage" $(MAKE) run-test
torture-linear:    ; LINEAR=full ONLY=linear $(MAKE) run-test
torture-fuzz:      ; FUZZ_SECONDS=600 ONLY=fuzz $(MAKE) run-test
torture-mutants:   ; $(MAKE) SAN=address run-fuzz
torture-leaks:
	set -e; for unit in $(UNIT); do MARSAD_DATA=$(BIN).data valgrind -q --leak-check=full --error-exitcode=9 $$unit; done
	valgrind -q --leak-check=full --error-exitcode=9 ./$(BIN) read --json examples/dza-rus/press.jsonl >/dev/null

# Two days of news under a sanitizer, where the corpus lies beside the project; the examples elsewhere.
DAYS := $(or $(wildcard ../shared/corpus/saudinewsnet),examples/dza-rus)
run-days: all
	python3 bench/articles.py $(DAYS) --days 2 >$B/days.jsonl
	rm -f $B/days.db*
	$(BIN) read --json --threads 8 $B/days.jsonl --quiet >$B/days.out
	$(BIN) add --db $B/days.db --threads 8 --quiet $B/days.jsonl
	$(BIN) timeline SAU YEM --db $B/days.db >$B/days.out

run-fuzz: all
	python3 tests/fuzz.py --bin $(BIN) --seconds $(or $(SECONDS),120)

fuzzers:
	$(MAKE) SAN=fuzz $(FUZZ)

# The Debian packages, built, looked over, installed into a fresh root and tried there.
deb:
	tools/setup.sh build deb
	tools/deb.sh

lint: $(LIB)
	python3 tools/lint.py $(LIB)

# The shared library, for other programs: everything hidden but what marsad.h names.
VERSION := $(shell sed -n 's/.*MSD_VERSION "\(.*\)"/\1/p' include/marsad.h)
SO      := $B/libmarsad.so.0
$(SO): $(call obj,$(SRC))
	echo "  link  $@"
	$(CC) $(flags) $(LDFLAGS) -shared -Wl,-soname,libmarsad.so.0 -Wl,-z,defs -o $@ $^ $(libs)

$B/marsad.pc: Makefile include/marsad.h
	printf '%s\n' 'prefix=$(PREFIX)' 'Name: marsad' 'Description: reads Arabic news, keeps the record of relations between states' \
	  'Version: $(VERSION)' 'Libs: -L$${prefix}/$(patsubst $(PREFIX)/%,%,$(LIBDIR)) -lmarsad' 'Cflags: -I$${prefix}/include' >$@

$B/manual/_marsad: $(BIN) $(BIN).data tools/manual.sh tools/manual.awk
	tools/manual.sh ./$(BIN) $B/manual

LIBDIR ?= $(PREFIX)/lib
D       = $(DESTDIR)$(PREFIX)
install: all $(SO) $B/marsad.pc $B/manual/_marsad
	install -D -m 755 $(BIN) $D/bin/marsad
	install -D -m 644 $(BIN).data $D/share/marsad/marsad.data
	install -D -m 644 include/marsad.h $D/include/marsad.h
	install -D -m 644 $(SO) $(DESTDIR)$(LIBDIR)/libmarsad.so.0
	ln -sf libmarsad.so.0 $(DESTDIR)$(LIBDIR)/libmarsad.so
	install -D -m 644 $B/marsad.pc $(DESTDIR)$(LIBDIR)/pkgconfig/marsad.pc
	install -d $D/share/man/man1 && install -m 644 $B/manual/man/*.1 $D/share/man/man1
	install -D -m 644 $B/manual/marsad.bash $D/share/bash-completion/completions/marsad
	install -D -m 644 $B/manual/_marsad $D/share/zsh/site-functions/_marsad

clean:
	rm -rf build marsad marsad.data demo.db demo.db-wal demo.db-shm

.PHONY: all model names install setup demo test bless torture lint clean run-demo run-test run-bless run-torture run-days \
        run-fuzz fuzzers deb $(STAGES:%=torture-%)
-include $(shell find $B/obj -name '*.d' 2>/dev/null)
