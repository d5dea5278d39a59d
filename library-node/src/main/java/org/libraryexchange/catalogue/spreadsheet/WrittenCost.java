package org.libraryexchange.catalogue.spreadsheet;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What admission costs, as people write it.
 *
 * @param amount such as {@code 4.50}; empty if admission is free
 * @param currency ISO 4217 code; empty if the text names none
 */
public record WrittenCost(String amount, String currency) {

    private static final Pattern FREE =
            Pattern.compile("(?i)(?:free(?: (?:entry|admission|of charge))?|no charge|免费(?:入场|参加)?)[.!。]?");
    private static final String CURRENCY = "([£€¥￥]|元|英镑|欧元|人民币|[A-Za-z]{3})?";
    private static final Pattern PRICE = Pattern.compile(CURRENCY + "\\s*(\\d[\\d,. \u00a0]*)\\s*" + CURRENCY);
    private static final Map<String, String> CODES = Map.of(
            "£", "GBP", "英镑", "GBP", "€", "EUR", "欧元", "EUR", "¥", "CNY", "￥", "CNY", "元", "CNY", "人民币", "CNY", "RMB",
            "CNY");

    /** Reads a text; empty if it says anything else. */
    public static Optional<WrittenCost> read(String text) {
        if (WrittenWords.isLong(text)) {
            return Optional.empty();
        }
        Matcher price = PRICE.matcher(text.strip());
        if (FREE.matcher(text.strip()).matches()) {
            return Optional.of(new WrittenCost("", ""));
        }
        return price.matches() && (price.group(1) == null || price.group(3) == null)
                ? Optional.of(new WrittenCost(amount(price.group(2)), currency(price)))
                : Optional.empty();
    }

    public boolean isFree() {
        return amount.isEmpty();
    }

    /** A comma or point before one or two last digits separates the pence; others the thousands. */
    private static String amount(String number) {
        String plain = number.replaceAll("[ \u00a0]", "").replaceFirst("[,.]$", "");
        Matcher pence = Pattern.compile("(.+)[,.](\\d{1,2})").matcher(plain);
        return pence.matches()
                ? pence.group(1).replaceAll("[,.]", "") + "." + pence.group(2)
                : plain.replaceAll("[,.]", "");
    }

    private static String currency(Matcher price) {
        String said = Optional.ofNullable(price.group(1))
                .or(() -> Optional.ofNullable(price.group(3)))
                .orElse("")
                .toUpperCase(Locale.ROOT);
        return CODES.getOrDefault(said, said);
    }
}
