package org.libraryexchange.pages.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes people wait after a wrong password: a second, then twice as long each time. Each address is counted by itself,
 * so that nobody can lock out a person who signs in from elsewhere.
 */
final class Attempts {

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final int FREE = 3;
    private static final int MOST_DOUBLED = 20;

    /** One name at one address. */
    private record Who(String name, String address) {}

    private record Failures(int times, Instant until) {}

    private final Duration longest;
    private final Map<Who, Failures> failed = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Who, Failures> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Attempts(Duration longest) {
        this.longest = longest;
    }

    /** How long to wait from now on; zero if the person may try. */
    synchronized Duration pause(String name, String address, Instant now) {
        Failures before = failed.get(new Who(name, address));
        return before == null || !before.until().isAfter(now) ? Duration.ZERO : Duration.between(now, before.until());
    }

    synchronized void failed(String name, String address, Instant now) {
        Who who = new Who(name, address);
        // Removed and added again, so that names that are tried again and again are not the ones to be forgotten.
        Failures before = failed.remove(who);
        int times = before == null ? 1 : before.times() + 1;
        failed.put(who, new Failures(times, now.plus(delay(times))));
    }

    private Duration delay(int times) {
        if (times < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST_DELAY.multipliedBy(1L << Math.min(times - FREE, MOST_DOUBLED));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    synchronized void succeeded(String name, String address) {
        failed.remove(new Who(name, address));
    }

    synchronized int remembered() {
        return failed.size();
    }
}
