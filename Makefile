PREFIX ?= /usr/local

all:
	scripts/install-deps build
	cmake --preset release
	cmake --build build/release

test:
	scripts/test

demo:
	scripts/demo

bench:
	scripts/install-deps bench
	cmake --preset bench
	cmake --build build/bench

install: all
	DESTDIR="$(DESTDIR)" cmake --install build/release --prefix "$(PREFIX)"

clean:
	rm -rf build

.PHONY: all test demo bench install clean
