package org.libraryexchange.item;

import java.util.regex.Pattern;

/**
 * A picture, recording or other file that belongs to an item. The file itself stays where it was published.
 *
 * @param url absolute http or https address
 * @param mediaType such as {@code image/jpeg}
 * @param alt description for people who cannot see or hear it, by language; optional
 * @param credit whom to credit; optional
 * @param credits the same by language, for readers; optional
 * @param licence its web address; optional
 */
public record Media(
        String url, String mediaType, LocalizedText alt, String credit, LocalizedText credits, String licence) {

    static final int LONGEST_ALT = 1_000;
    static final int LONGEST_CREDIT = 300;
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("[a-z]{1,20}/[a-z0-9][a-z0-9!#$&^_.+-]{0,100}", Pattern.CASE_INSENSITIVE);

    void check(Findings findings) {
        Rules.webAddress(findings.at("url"), url);
        if (findings.at("mediaType").present(mediaType)) {
            findings.at("mediaType")
                    .require(
                            MEDIA_TYPE.matcher(mediaType).matches(),
                            "media-type",
                            "must be a media type such as image/jpeg",
                            mediaType);
        }
        LocalizedText.checkLine(findings.at("alt"), alt, LONGEST_ALT);
        Rules.line(findings.at("credit"), credit, LONGEST_CREDIT);
        LocalizedText.checkLine(findings.at("credits"), credits, LONGEST_CREDIT);
        if (licence != null) {
            Rules.webAddress(findings.at("licence"), licence);
        }
    }
}
