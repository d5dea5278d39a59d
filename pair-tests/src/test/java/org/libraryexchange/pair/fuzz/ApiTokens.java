package org.libraryexchange.pair.fuzz;

import java.util.List;
import java.util.Random;
import org.libraryexchange.pair.CityUnderTest;

/** Keys to one city's API, right and wrong ones. */
final class ApiTokens {

    private static final String BEARER = "Bearer ";

    private static final List<String> ROLES = List.of(
            "cataloguer librarian ops exchange-operator", "cataloguer", "librarian", "ops", "exchange-operator");

    private final List<String> good;
    private final List<String> wrong;

    ApiTokens(CityUnderTest city) {
        good = ROLES.stream()
                .map(roles -> BEARER + city.token(roles.split(" ")))
                .toList();
        String all = good.get(0).substring(BEARER.length());
        wrong = List.of(
                "",
                "Bearer",
                "Bearer  ",
                "Basic YTpi",
                BEARER + "a.b.c",
                BEARER + all.substring(0, all.length() - 8),
                BEARER + all.substring(0, all.lastIndexOf('.') + 1),
                BEARER + all.replaceFirst("^[^.]+", "eyJhbGciOiJub25lIn0"),
                BEARER + city.token(),
                BEARER + all + ", " + BEARER + all,
                all);
    }

    String good(Random random) {
        return random.nextBoolean() ? good.get(0) : Hostile.one(good, random);
    }

    String any(Random random) {
        return random.nextInt(4) == 0 ? BEARER + Hostile.text(random) : Hostile.one(wrong, random);
    }

    /** The same without tokens, which nobody could use when a failure is read, but with what each allows. */
    String named(String shown) {
        String named = shown;
        for (int i = 0; i < ROLES.size(); i++) {
            named = named.replace(good.get(i), BEARER + "<" + ROLES.get(i) + ">");
        }
        return named.replaceAll("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*", "<spoilt token>");
    }

    /** Nothing of these may be answered. */
    List<String> secrets() {
        return good.stream().map(it -> it.substring(BEARER.length())).toList();
    }
}
