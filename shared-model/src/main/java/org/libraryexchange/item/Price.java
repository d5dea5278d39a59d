package org.libraryexchange.item;

import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What admission costs.
 *
 * @param label for whom or what, by language; optional
 * @param amount decimal number as text, such as {@code 12.50}, so that no parser rounds it; at most two decimals
 * @param currency ISO 4217 code such as {@code GBP}
 */
public record Price(LocalizedText label, String amount, String currency) {

    static final int LONGEST_LABEL = 300;

    /** Currencies that are legal tender in some country, as far as the platform knows. */
    private static final Set<String> CURRENCIES = Stream.of(Locale.getISOCountries())
            .map(country -> Currency.getInstance(new Locale("", country)))
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.[0-9]{1,2})?");

    void check(Findings findings) {
        LocalizedText.checkLine(findings.at("label"), label, LONGEST_LABEL);
        if (findings.at("amount").present(amount)) {
            findings.at("amount")
                    .require(AMOUNT.matcher(amount).matches(), "amount", "must be an amount such as 12.50", amount);
        }
        if (findings.at("currency").present(currency)) {
            findings.at("currency")
                    .require(
                            isCurrency(currency),
                            "currency",
                            "must be the ISO 4217 code of a currency in use, such as GBP or CNY",
                            currency);
        }
    }

    private static boolean isCurrency(String code) {
        return CURRENCIES.contains(code);
    }
}
