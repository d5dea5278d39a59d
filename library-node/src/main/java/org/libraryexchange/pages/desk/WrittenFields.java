package org.libraryexchange.pages.desk;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.libraryexchange.catalogue.spreadsheet.WrittenCost;
import org.libraryexchange.catalogue.spreadsheet.WrittenPeriod;
import org.libraryexchange.catalogue.spreadsheet.WrittenTime;
import org.libraryexchange.catalogue.spreadsheet.WrittenWords;

/**
 * Reads what people write in words into fields: prices, periods, days and licences. From then on the form shows what was
 * read. Other text stays, so that the rules refuse it.
 */
final class WrittenFields {

    private static final String FREE = "/event/admission/free";
    private static final String PERIOD = "/history/period/edtf";
    private static final String ERA = "/history/period/label/zh-Hans";
    private static final String PRICES = "/event/admission/prices/";
    private static final Pattern PRICE = Pattern.compile("(" + PRICES + "\\d+)/amount");
    private static final Pattern TIME = Pattern.compile("/(?:event|festival)/occurrences/\\d+/(?:day|lastDay|from|to)");
    private static final Pattern LICENCE = Pattern.compile("(?:/(?:media|pictures)/\\d+)?/licence");

    private final NavigableMap<String, String> read;

    private WrittenFields(FormValues typed) {
        this.read = new TreeMap<>(typed.byPointer());
    }

    /** @param currency of prices that name none */
    static FormValues read(FormValues typed, String currency) {
        WrittenFields fields = new WrittenFields(typed);
        typed.byPointer().forEach((pointer, text) -> {
            Matcher price = PRICE.matcher(pointer);
            if (price.matches()) {
                WrittenCost.read(text).ifPresent(cost -> fields.cost(price.group(1), cost, currency));
            } else if (TIME.matcher(pointer).matches()) {
                fields.put(pointer, WrittenTime.read(text, Optional.empty()));
            } else if (LICENCE.matcher(pointer).matches()) {
                fields.put(pointer, WrittenWords.value(WrittenWords.LICENCE, text));
            } else if (pointer.equals(PERIOD)) {
                WrittenPeriod.read(text).ifPresent(fields::period);
            }
        });
        return new FormValues(fields.read);
    }

    private void put(String pointer, Optional<String> text) {
        text.ifPresent(it -> read.put(pointer, it));
    }

    private void cost(String row, WrittenCost cost, String currency) {
        if (!cost.isFree()) {
            read.put(row + "/amount", cost.amount());
            // What is typed with the price is newer than what the field had.
            if (cost.currency().isEmpty()) {
                read.putIfAbsent(row + "/currency", currency);
            } else {
                read.put(row + "/currency", cost.currency());
            }
            read.putIfAbsent(FREE, "false");
        } else if (read.keySet().stream()
                .filter(pointer -> pointer.startsWith(PRICES))
                .allMatch(Set.of(row + "/amount", row + "/currency")::contains)) {
            read.remove(row + "/amount");
            read.remove(row + "/currency");
            read.putIfAbsent(FREE, "true");
        }
    }

    private void period(WrittenPeriod period) {
        read.put(PERIOD, period.edtf());
        if (!period.era().isEmpty()) {
            read.putIfAbsent(ERA, period.era());
        }
    }
}
