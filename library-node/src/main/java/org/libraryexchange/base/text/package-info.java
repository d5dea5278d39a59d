/** Words of English and Chinese text as search compares them: segmentation, folding, scripts and readings. */
package org.libraryexchange.base.text;
