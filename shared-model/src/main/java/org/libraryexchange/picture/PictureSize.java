package org.libraryexchange.picture;

import org.libraryexchange.json.Term;

/** A form in which pictures are shown and travel: a JPEG within bounds. */
public enum PictureSize implements Term {
    /** For a page of its own. */
    DISPLAY(1_600, 400_000),
    /** For lists and the way to the display form. */
    THUMBNAIL(320, 40_000);

    private final int longestSide;
    private final int mostBytes;

    PictureSize(int longestSide, int mostBytes) {
        this.longestSide = longestSide;
        this.mostBytes = mostBytes;
    }

    /** In pixels. */
    public int longestSide() {
        return longestSide;
    }

    /** Of the JPEG. */
    public int mostBytes() {
        return mostBytes;
    }
}
