package org.libraryexchange.stack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends the child processes of this JVM when it dies, however it dies. A shutdown hook cannot do that after
 * {@code kill -9}; a shell that reads a pipe from this JVM can, since the kernel closes the pipe.
 */
public final class ProcessGuard {

    /**
     * Ends the remaining processes in reverse order of their start, each with its own signal, and finally with KILL.
     */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            runs() {
              # An orphan that has ended may stay listed for a while, where nothing collects it. Its first thread ends
              # before the others, which hold its ports until they have ended, too.
              kill -0 "$1" || return 1
              case $(cat "/proc/$1/stat") in *') Z '*) ;; *) return 0 ;; esac
              set -- "/proc/$1/task/"*
              [ $# -gt 1 ]
            }
            children=
            while read -r change pid signal; do
              others=
              for child in $children; do
                [ "${child%:*}" = "$pid" ] || others="$others $child"
              done
              children=$others
              [ "$change" = - ] || children="$pid:$signal $children"
            done
            for child in $children; do
              pid=${child%:*}
              kill -s "${child#*:}" "$pid"
              kill -s CONT "$pid"
              tries=0
              while runs "$pid" && [ "$tries" -lt 100 ]; do
                sleep 0.2
                tries=$((tries + 1))
              done
              kill -s KILL "$pid"
            done 2>/dev/null
            """;

    private static ProcessGuard instance;

    private final Process shell;
    private final OutputStream pipe;

    private ProcessGuard() throws IOException {
        List<String> command = new ArrayList<>(OwnSession.PREFIX);
        command.addAll(List.of("sh", "-c", SCRIPT));
        shell = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        pipe = shell.getOutputStream();
    }

    /** The guard's own process. It lives until all processes that it must end are gone. */
    public static ProcessHandle process() {
        try {
            return running().shell.toHandle();
        } catch (IOException e) {
            throw new StackException("cannot start the guard of child processes", e);
        }
    }

    private static synchronized ProcessGuard running() throws IOException {
        if (instance == null) {
            instance = new ProcessGuard();
        }
        return instance;
    }

    static synchronized void watch(long pid, PosixSignal stopSignal) {
        try {
            running().tell("+ " + pid + " " + stopSignal);
        } catch (IOException e) {
            throw new StackException("cannot guard process " + pid, e);
        }
    }

    static synchronized void forget(long pid) {
        try {
            instance.tell("- " + pid);
        } catch (IOException e) {
            throw new StackException("cannot tell the guard that process " + pid + " has ended", e);
        }
    }

    private void tell(String line) throws IOException {
        pipe.write((line + "\n").getBytes(US_ASCII));
        pipe.flush();
    }
}
