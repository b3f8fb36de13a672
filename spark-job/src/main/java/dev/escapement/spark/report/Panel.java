package dev.escapement.spark.report;

import java.util.List;

/**
 * A section of the page: one kind of chart, in as many views as there is something to choose.
 *
 * @param id names it in links and files
 * @param title its heading
 * @param text how to read it
 * @param selectors what tells the views apart
 * @param views at least one
 */
record Panel(String id, String title, String text, List<String> selectors, List<View> views) {

    /**
     * A chart and what has to be chosen to see it.
     *
     * @param choices one per selector of the panel
     * @param note what concerns this chart alone; empty if nothing does
     * @param figure the name of the file that holds it for papers; empty for charts that are for the page alone
     */
    record View(List<String> choices, Chart chart, String note, String figure) {}
}
