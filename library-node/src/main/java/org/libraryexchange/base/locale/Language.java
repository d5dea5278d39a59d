package org.libraryexchange.base.locale;

import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The languages of the pages. The texts of items may be in others. */
public enum Language {
    ENGLISH("en", "EN", Locale.ENGLISH),
    CHINESE("zh-Hans", "中文", Locale.CHINESE);

    private static final int PENCE = 2;
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final String tag;
    private final String ownName;
    private final Locale locale;

    Language(String tag, String ownName, Locale locale) {
        this.tag = tag;
        this.ownName = ownName;
        this.locale = locale;
    }

    /** The language of pages for readers of the given language; empty if there are no pages in it. */
    public static Optional<Language> of(String tag) {
        String asked = Locale.forLanguageTag(tag).getLanguage();
        return Arrays.stream(values())
                .filter(language -> language.locale.getLanguage().equals(asked))
                .findFirst();
    }

    /** The BCP 47 tag, as in {@code lang} attributes and in addresses. */
    public String tag() {
        return tag;
    }

    /** The shortest name that its readers use for it. */
    public String ownName() {
        return ownName;
    }

    /** The language with the country whose readers write it so, as Open Graph names languages. */
    public String territorial() {
        return this == CHINESE ? "zh_CN" : "en_GB";
    }

    /** The locale that selects a page's messages. */
    public Locale locale() {
        return locale;
    }

    /** The messages of a bundle in this language, for Java code outside of templates. */
    public <T> T messages(Class<T> bundle) {
        return this == ENGLISH
                ? MessageBundles.get(bundle)
                : MessageBundles.get(bundle, Localized.Literal.of(locale.toLanguageTag()));
    }

    /** What stands between the elements of a list. */
    public String comma() {
        return this == CHINESE ? "、" : ", ";
    }

    /** The text that its readers can read best: one in this language, or else any; empty if there is none. */
    public Optional<String> pick(Map<String, String> texts) {
        return best(texts).map(Map.Entry::getValue);
    }

    /** The same with the tag of its language. */
    public Optional<Map.Entry<String, String>> best(Map<String, String> texts) {
        return texts.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<String, String> each) ->
                                !each.getKey().equals(tag))
                        .thenComparing(each -> !of(each.getKey()).equals(Optional.of(this))));
    }

    /** A whole number with separators between the thousands. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(ULocale.forLocale(locale)).format(number);
    }

    /** An amount of money as readers write it, such as £12.50 or 12.50英镑; without pence if there are none. */
    public String money(String amount, String currency) {
        if (!AMOUNT.matcher(amount).matches() || !CURRENCY.matcher(currency).matches()) {
            return amount + " " + currency;
        }
        BigDecimal number = new BigDecimal(amount).stripTrailingZeros();
        NumberFormat format = this == CHINESE
                ? NumberFormat.getInstance(ULocale.CHINA, NumberFormat.PLURALCURRENCYSTYLE)
                : NumberFormat.getInstance(ULocale.UK, NumberFormat.CURRENCYSTYLE);
        format.setCurrency(Currency.getInstance(currency));
        format.setMaximumFractionDigits(Math.max(PENCE, number.scale()));
        format.setMinimumFractionDigits(number.scale() > 0 ? PENCE : 0);
        String written = format.format(number);
        return this == CHINESE ? written.replace("\u00a0", "").replace("人民币", "元") : written;
    }

    /** The name in this language of another language, in which a text is written. Chinese is in simplified characters. */
    public String nameOf(String languageTag) {
        ULocale language = ULocale.forLanguageTag(languageTag.equals(CHINESE.tag) ? "zh" : languageTag);
        String name = language.getDisplayNameWithDialect(ULocale.forLocale(locale));
        return name.isEmpty() ? languageTag : name.replace("英语", "英文");
    }
}
