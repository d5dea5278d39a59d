package org.libraryexchange.pair.faults;

import java.util.List;
import java.util.stream.Collectors;

/** Rules of the kernel for packets from and to some TCP ports, gone when it is closed. */
final class Firewall implements AutoCloseable {

    private final String ports;

    Firewall(List<Integer> ports) {
        this.ports = ports.stream().map(String::valueOf).collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** Drops packets at random, both ways. */
    void lose(int percent) {
        rule("numgen random mod 100 < " + percent + " drop");
    }

    /** Answers every packet with a reset. */
    void reset() {
        rule("meta l4proto tcp reject with tcp reset");
    }

    /** Lets everything pass again. */
    void open() {
        Shell.feed("table inet faults\ndelete table inet faults\n", "nft", "-f", "-");
    }

    /** What comes in is judged: what is dropped on its way out, the sender's kernel would know of. */
    private void rule(String verdict) {
        open();
        Shell.feed("""
                table inet faults {
                    chain arriving {
                        type filter hook input priority 0; policy accept;
                        tcp dport %1$s %2$s
                        tcp sport %1$s %2$s
                    }
                }
                """.formatted(ports, verdict), "nft", "-f", "-");
    }

    @Override
    public void close() {
        open();
    }
}
