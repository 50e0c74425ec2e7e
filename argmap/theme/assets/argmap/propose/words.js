/** Words too common to tell one claim from another. */
export const SMALL_WORDS = new Set(
  (
    "a an and are as at be been but by can could do does for from had has have if in into is it its more most much no not of " +
    "on one or our so some such than that the their them then there these they this to was were what when which who will with would"
  ).split(" "),
);
