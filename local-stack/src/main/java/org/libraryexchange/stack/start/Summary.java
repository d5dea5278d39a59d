package org.libraryexchange.stack.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.libraryexchange.stack.pair.CitySettings;
import org.libraryexchange.stack.pair.NodeStatus;
import org.libraryexchange.stack.pair.PairSettings;

/** What a user needs to know once the pair is ready. */
record Summary(PairSettings settings, Map<String, NodeStatus> statuses, Style style) {

    private static final int LABEL_WIDTH = 12;
    private static final int COLUMN_WIDTH = 36;

    String text(String readyAfter, String start, boolean inBackground) {
        CitySettings first = settings.cities().get(0);
        CitySettings second = settings.cities().get(1);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(style.bold("The pair is ready") + style.dim(" after " + readyAfter.strip()));
        lines.add("");
        lines.add(row("", city -> style.bold(pad(city.title()))));
        lines.add(row("Catalogue", city -> address(city.api() + "/")));
        lines.add(row("Desk", city -> address(city.api() + "/desk")));
        lines.add(row("Ops pages", city -> address(city.api() + "/ops")));
        lines.add(row("API", city -> address(city.api() + "/api/v1")));
        lines.add(row("Swagger UI", city -> address(city.api() + "/api/docs")));
        lines.add(row("Health", city -> address(city.management() + "/q/health")));
        lines.add(row("Metrics", city -> address(city.management() + "/q/metrics")));
        lines.add(row("Own items", this::own));
        lines.add(row("Mirrored", this::mirrored));
        lines.add(row("Log", city -> pad(shown(settings.nodeLog(city)))));
        lines.add("");
        lines.add(style.bold("Java") + "  " + Runtime.version().feature()
                + style.dim("   " + System.getProperty("java.home")));
        lines.add("");
        lines.add(style.bold("Sign in")
                + "  as operator, head-librarian, cataloguer or librarian; their passwords are in "
                + shown(settings.data()) + "/*-password");
        lines.add("");
        lines.add(style.bold("Try"));
        lines.add("  TOKEN=$(" + start + " --token ops,cataloguer)");
        lines.add(curl(first.api() + "/api/v1/items?limit=3"));
        lines.add(curl(second.api() + "/api/v1/items?owner=" + first.name() + "&limit=3"));
        lines.add(curl(second.api() + "/api/v1/exchange/status"));
        lines.add("");
        lines.add(style.bold("Stop") + "  " + (inBackground ? start + " --stop" : "Ctrl-C")
                + style.dim("   the data stays in " + shown(settings.data()) + "; --fresh starts from scratch"));
        return String.join("\n", lines);
    }

    private String row(String label, Function<CitySettings, String> cell) {
        String cells = String.join(" ", settings.cities().stream().map(cell).toList());
        return ("  " + style.dim(label + " ".repeat(LABEL_WIDTH - label.length())) + cells).stripTrailing();
    }

    private String own(CitySettings city) {
        return pad(statuses.get(city.name()).own().published() + " published");
    }

    private String mirrored(CitySettings city) {
        CitySettings partner = settings.partnerOf(city);
        var mirror = statuses.get(city.name()).mirrors().get(partner.name());
        return pad((mirror == null ? 0 : mirror.items().published()) + " from " + partner.title());
    }

    private String address(String address) {
        return style.link(address) + pad(address).substring(address.length());
    }

    private static String curl(String address) {
        return "  curl -H \"Authorization: Bearer $TOKEN\" '" + address + "'";
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(0, COLUMN_WIDTH - text.length()));
    }

    /** The path, relative to the current folder if that is shorter. */
    static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
