import { ReviewScreen } from "../../../components/review/review-screen"

/** One draft under review, with the others of the inbox to go on to. */
const CopyDraftPage = () => <ReviewScreen />

export default CopyDraftPage
