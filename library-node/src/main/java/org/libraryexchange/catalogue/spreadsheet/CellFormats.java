package org.libraryexchange.catalogue.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;

/** The styles of a workbook, by which the numbers of cells are shown: as dates, times, money, or with zeros in front. */
final class CellFormats extends PartHandler {

    private static final int MINUTES_OF_A_DAY = 24 * 60;

    /** As in Excel. */
    private static final int MOST_STYLES = 65_490;

    /** Spreadsheets calculate with no more digits. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.");
    private static final Pattern OF_DATES = Pattern.compile("(?i)[ymdhs年月日时]");
    private static final Pattern ZEROS = Pattern.compile("0{2,20}");
    private static final Pattern MONEY = Pattern.compile("[£€¥￥]");

    /** Formats of dates and times without a text, those of East Asia included (ECMA-376, 18.8.30). */
    private static final Pattern BUILT_IN = Pattern.compile("1[4-9]|2[0-27-9]|3[0-6]|4[5-7]|5[0-8]");

    private final boolean isDate1904;
    private final Map<String, Format> ofTexts = new HashMap<>();
    private final List<Format> styles = new ArrayList<>();
    private boolean isOfCells;

    /** @param isDate1904 whether days are counted from 1904 on, as on older Macs */
    CellFormats(boolean isDate1904) {
        this.isDate1904 = isDate1904;
    }

    /**
     * How a number is shown.
     *
     * @param money the sign of a currency, or nothing
     * @param digits that it has at least, with zeros in front
     */
    private record Format(boolean isTime, String money, int digits) {

        static Format of(String text) {
            String plain = LITERAL.matcher(text).replaceAll("");
            Matcher money = MONEY.matcher(text);
            return new Format(
                    OF_DATES.matcher(plain).find(),
                    money.find() ? money.group() : "",
                    ZEROS.matcher(plain).matches() ? plain.length() : 0);
        }
    }

    @Override
    void begins(String element, Attributes attributes) throws WorkbookException {
        String number = text(attributes, "numFmtId");
        switch (element) {
            case "cellXfs" -> isOfCells = true;
            case "numFmt" -> ofTexts.put(number, Format.of(text(attributes, "formatCode")));
            case "xf" -> {
                if (isOfCells) {
                    String usual = BUILT_IN.matcher(number).matches() ? "d" : "";
                    styles.add(ofTexts.getOrDefault(number, Format.of(usual)));
                }
            }
            default -> {}
        }
        if (ofTexts.size() > MOST_STYLES || styles.size() > MOST_STYLES) {
            throw new WorkbookException(true, "the styles are too large");
        }
    }

    @Override
    void ends(String element) {
        isOfCells &= !element.equals("cellXfs");
    }

    /** A number of a cell as people see it. */
    String shown(BigDecimal number, String style) {
        Format format = style.isEmpty() || styles.isEmpty() ? Format.of("") : styles.get(Integer.parseInt(style));
        if (format.isTime && number.signum() >= 0) {
            return time(number);
        }
        String plain = number.round(DIGITS).stripTrailingZeros().toPlainString();
        return format.money + "0".repeat(Math.max(0, format.digits - plain.length())) + plain;
    }

    /** Days, with the part of the day behind the point. The year 1900 counts a 29 February that it did not have. */
    private String time(BigDecimal number) {
        int days = number.intValue();
        int minutes = number.subtract(BigDecimal.valueOf(days))
                .multiply(BigDecimal.valueOf(MINUTES_OF_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
        LocalDate first = isDate1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days < 60 ? 31 : 30);
        LocalDateTime time = first.plusDays(days).atStartOfDay().plusMinutes(minutes);
        if (days == 0) {
            return time.toLocalTime().toString();
        }
        return minutes == 0 ? time.toLocalDate().toString() : time.toString();
    }
}
