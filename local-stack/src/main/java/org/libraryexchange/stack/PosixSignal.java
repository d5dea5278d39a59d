package org.libraryexchange.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A POSIX signal. Java can send only two of them, so this uses the system's {@code kill}. */
public enum PosixSignal {
    TERM,
    INT,
    QUIT,
    KILL,
    STOP,
    CONT;

    /** Sends this signal. It is no error if a process is already gone. */
    void sendTo(List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\"", name()));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Uninterrupted.endsWithin(kill, Duration.ofSeconds(10));
        } catch (IOException e) {
            throw new StackException("cannot send " + this + " to " + pids, e);
        }
    }
}
