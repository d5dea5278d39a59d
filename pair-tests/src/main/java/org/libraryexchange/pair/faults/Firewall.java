package org.libraryexchange.pair.faults;

import java.util.List;
import java.util.stream.Collectors;

/** Kernel rules for packets from and to some TCP ports. Closing it removes them. */
final class Firewall implements AutoCloseable {

    private final String ports;

    Firewall(List<Integer> ports) {
        this.ports = ports.stream().map(String::valueOf).collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** Drops packets at random in both directions. */
    void lose(int percent) {
        rule("numgen random mod 100 < " + percent + " drop");
    }

    /** Answers every packet with a reset. */
    void reset() {
        rule("meta l4proto tcp reject with tcp reset");
    }

    /** Lets all packets pass again. */
    void open() {
        Shell.feed("table inet faults\ndelete table inet faults\n", "nft", "-f", "-");
    }

    /** The rule is for incoming packets. If packets were dropped on their way out, the sender's kernel would know. */
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
