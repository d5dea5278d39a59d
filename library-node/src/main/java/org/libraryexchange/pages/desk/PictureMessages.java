package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says of pictures, in {@code messages/picture_*.properties} by language. */
@MessageBundle(value = "picture", locale = "en")
interface PictureMessages {

    String findLead();

    String findBy();

    String find();

    String noneFound();

    String title();

    String lead();

    String named();

    String unnamed();

    String reason();

    String reasonNeeded();

    String takeDown();

    String gone(String person, String moment);

    String fullPicture();

    String takePictureDown(int n);

    String addPicture();

    String upload();

    String uploadHint();

    String uploading();

    String uploadFailed();

    String pictureRefused(String why);

    String fetchPicture();

    String people(String who);

    String peopleInPicture();

    String peopleHint();

    String peopleAgreed();

    String childrenSure();

    String fetchChosen();

    String fetchLead();

    String fetchOnce();

    String fetching(int n);

    String notFetched();

    String atAddress(String address, String why);

    String zip();

    String zipLead();

    String zipFile();

    String zipRead(int n);

    String zipKept();

    String zipRefused(String why);
}
