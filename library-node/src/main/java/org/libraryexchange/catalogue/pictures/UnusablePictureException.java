package org.libraryexchange.catalogue.pictures;

/** An uploaded file becomes no picture. */
public final class UnusablePictureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final PictureRefusal refusal;

    UnusablePictureException(PictureRefusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    public PictureRefusal refusal() {
        return refusal;
    }
}
